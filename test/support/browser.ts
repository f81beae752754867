import { after } from 'node:test'
import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium.ts'

let browser: Promise<Browser> | undefined
after(async () => (await browser)?.close())

/** The Chromium of this file, which its first test starts. Each test opens a context of its own in it: cookies, storage and cache are not shared. */
export function openChromium(): Promise<Browser> {
  browser ??= launchChromium()
  return browser
}
