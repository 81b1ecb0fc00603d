"""What every package uses: languages, the errors of a run, files, and text fit to be shown."""
