"""The parts of the Word templates, which `build_docx_templates.py` puts together."""
