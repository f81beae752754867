import type { Words } from './en.ts'

/** A rule that something broke; the words for people say which. */
export type FaultName = keyof Words['faults']

/** Something that the wallet does not do, with the reason. */
export class WalletFault extends Error {
  readonly fault: FaultName
  constructor(fault: FaultName, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}
export const fault = (name: FaultName, cause?: unknown): WalletFault => new WalletFault(name, { cause })
