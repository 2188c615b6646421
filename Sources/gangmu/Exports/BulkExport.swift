import Publishing

/// `--format ndjson`.
enum BulkExport: PlanFileExport {
  static let abstract = "the plan's texts as documents for the bulk API of Elasticsearch and OpenSearch"
  static let format = PlanFormat.bulk
}
