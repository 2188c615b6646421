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
}
