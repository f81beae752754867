const form = /^[A-Za-z0-9+/]+$/

/** The bytes of a base64 text, padded or not; `.` in place of `+` is what passlib writes. Undefined where it is none. */
export function fromBase64(text: string): Buffer | undefined {
  const plain = text.replace(/=+$/, '').replaceAll('.', '+')
  return form.test(plain) ? Buffer.from(plain, 'base64') : undefined
}
