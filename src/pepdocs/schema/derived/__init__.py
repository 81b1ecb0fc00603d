"""What is derived from the declarations of the fields."""
