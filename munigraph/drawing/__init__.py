"""Answer -> what is seen: a scene with positions, a table, and the picture in a browser."""
