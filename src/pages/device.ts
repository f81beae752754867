import { deviceOf } from '#model/device-name.ts'
import type { Words } from './words/en.ts'

/** A readable name of the device in a User-Agent header. */
export function deviceName(agent: string | undefined, words: Words): string {
  const { browser, system } = deviceOf(agent)
  return browser && system ? words.onSystem(browser, system) : (browser ?? system ?? words.unknownDevice)
}
