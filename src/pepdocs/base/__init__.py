"""What every room uses: languages, errors of a run, files and text fit to be shown."""
