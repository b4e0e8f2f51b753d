"""Making training material, training networks on it, and judging them on real recordings."""
