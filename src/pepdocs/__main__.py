"""`python -m pepdocs` is `pepdocs`."""

from pepdocs.cli import main

main()
