/** As in "1.2 GB", "380 MB" or "4 KB". */
export function formatBytes(bytes: number): string {
  if (bytes >= 999_500_000) return `${(bytes / 1_000_000_000).toFixed(1)} GB`;
  if (bytes >= 999_500) {
    return `${bytes < 9_950_000 ? (bytes / 1_000_000).toFixed(1) : Math.round(bytes / 1_000_000)} MB`;
  }
  return `${Math.ceil(bytes / 1000)} KB`;
}
