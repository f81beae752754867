import { isObject } from '#fields/json-object.ts'
import { fault } from '../words/fault.ts'
import { newStretching, type Sealed, type Stretching, seal, stretch, unseal } from './seal.ts'
import { type Putting, rewrapped, type Vault } from './vault.ts'

const FORMAT = 'gatehouse-wallet'

/** An exported wallet: everything in it, sealed by a passphrase of its own. */
interface Exported extends Sealed {
  readonly format: typeof FORMAT
  readonly version: 1
  readonly stretching: Stretching
}

/** Exports a wallet as a file. The keys go over wrapped by the passphrase of the file: no script sees their bytes. */
export async function exportVault(vault: Vault, passphrase: string): Promise<string> {
  const stretching = newStretching()
  const by = await stretch(passphrase, stretching)
  const lasting = (await vault.everything()).filter(([kind]) => kind !== 'errand')
  const file: Exported = { format: FORMAT, version: 1, stretching, ...(await seal(by, await rewrapped(lasting, vault.key, by))) }
  return JSON.stringify(file)
}

function readFile(text: string): Exported {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    said = undefined
  }
  if (!isObject(said) || said['format'] !== FORMAT || said['version'] !== 1 || !isObject(said['stretching'])) throw fault('badFile')
  return said as unknown as Exported
}

/** Adds the content of an exported file to a wallet. @returns the number of cards in it. @throws {WalletFault} */
export async function importInto(vault: Vault, text: string, passphrase: string): Promise<number> {
  const file = readFile(text)
  try {
    const by = await stretch(passphrase, file.stretching)
    const values = (await unseal(by, file)) as Putting[]
    await vault.put(await rewrapped(values, by, vault.key))
    return values.filter(([kind]) => kind === 'card').length
  } catch (cause) {
    throw fault('badFile', cause)
  }
}
