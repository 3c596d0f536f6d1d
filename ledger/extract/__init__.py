"""Reading documents into claims, by rule."""
