"""Fields that an authority declares for itself."""
