"""The reading half: store -> eyes and paper."""
