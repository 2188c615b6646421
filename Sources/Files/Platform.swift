// POSIX under one name. Foundation's writes fsync every file, which makes a large site ten times slower to write.
#if canImport(Glibc)
  @_exported import Glibc
#elseif canImport(Musl)
  @_exported import Musl
#else
  @_exported import Darwin
#endif
