"""Fields that an authority declares in its theme."""
