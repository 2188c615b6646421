#if canImport(Glibc)
  import CMalloc
#endif

/// Memory that is free and that the allocator keeps for later.
public enum FreedMemory {
  /// Gives it back to the system, where the C library can (malloc_trim(3)): after a step that used much and left little.
  public static func giveBack() {
    #if canImport(Glibc)
      _ = malloc_trim(0)
    #endif
  }

  /// From now on lets the system have large arrays as soon as they are freed (mallopt(3), M_MMAP_THRESHOLD). By itself the C library
  /// keeps room for the largest that it has seen, and more of it lies between others the longer a program runs.
  public static func giveBackLargeArrays() {
    #if canImport(Glibc)
      _ = mallopt(M_MMAP_THRESHOLD, 1 << 20)
    #endif
  }
}
