/** A credential, presentation or proof that is not valid. The message says why, for the developer who sent it: lower-case, no secrets. */
export class CredentialFault extends Error {
  override name = 'CredentialFault'
}

/** @throws {CredentialFault} */
export function demand(met: boolean, message: string): asserts met {
  if (!met) throw new CredentialFault(message)
}
