/** The tags of CBOR that are kept as they came (RFC 8949 §3.4, RFC 8943 §2): date and time, epoch time, a signed object, embedded CBOR, and a full date. */
export const cborTags = { date_time: 0, epoch: 1, sign1: 18, embedded: 24, full_date: 1004 } as const

/**
 * The options by which CBOR of strangers is decoded (RFC 8949 §3); maps become `Map`. A doubled key is refused, because of two parsers each could see
 * another value (RFC 8949 §5.6).
 */
export const strictCbor = { useMaps: true, rejectDuplicateMapKeys: true } as const
