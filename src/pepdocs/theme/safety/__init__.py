"""What a theme may not do: each kind of file is examined before anything uses it."""
