"""What the Word templates are made of; `build_docx_templates.py` puts it together."""
