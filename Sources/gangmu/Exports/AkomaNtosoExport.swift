import Publishing

/// `--format akoma-ntoso`.
enum AkomaNtosoExport: PlanFileExport {
  static let abstract = """
    the plan in Akoma Ntoso 3.0, the OASIS standard for legal documents in XML, with its editions as metadata and \
    identifiers down to sentences
    """
  static let format = PlanFormat.akomaNtoso
}
