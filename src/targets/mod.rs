//! Target folders and how documents become files in memory. Knows nothing of the disk.
