"""The official forms (表式) as data: tables, blocks, rows, columns, labels, tallies, shape."""
