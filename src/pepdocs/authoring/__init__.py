"""What an author of a theme uses: check, preview, start and compare."""
