/**
 * True for the host of a URL that stays on its machine (RFC 8252 §8.3). The name localhost counts because every developer uses it; the RFC only advises
 * against it.
 */
export const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
