"""Guards against what a theme of a stranger could do: each kind of file is examined before anything uses it.

| module             | guards against                                                                                |
| ------------------ | --------------------------------------------------------------------------------------------- |
| examine            | files that are too large, names that mislead, fonts; sends each file to the guard of its kind |
| css_svg            | CSS and SVG that fetch or run something, nest too deeply, or use enormous numbers             |
| picture            | PNG and JPEG of another kind than their name, too large, or truncated                         |
| visibility, values | style rules that could hide a text; the known properties are in `properties`                  |
| template           | HTML templates that load other files, use private names, grow without end, or hold scripts    |
| page               | finished pages with unsafe markup that a template assembled when it ran                       |
| texts              | theme.toml and catalogues that hold up their readers, or hold invisible characters            |
| word, word_fields  | Word templates with macros, embedded or linked files, ZIP bombs, or fields that open anything |
| finding            | control characters and long texts of a stranger in the findings themselves                    |

A running template is limited by `theme.sandbox`: what it can reach, how much it can do, and what it can print.
`theme.layer` reads the folder without following links.
"""
