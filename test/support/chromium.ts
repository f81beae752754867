import { accessSync, constants } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** The shell without a frame first: the whole browser takes twice its CPU for the same pages. */
const PLACES = [
  '/usr/lib/chromium/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Where Chromium is on this machine: what CHROMIUM_PATH says, or one of the usual places. */
export const chromiumPath: string | undefined = [process.env['CHROMIUM_PATH'] ?? '', ...PLACES].find((path) => path !== '' && isExecutable(path))

/** The options of a test that needs a browser: without one it is skipped, and `npm test` says how to get one. */
export const inBrowser: { readonly skip: string | false } = { skip: chromiumPath === undefined ? 'no Chromium found' : false }

/** A Chromium without a window, and without the connections that it makes for itself. */
export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium found')
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...more,
  ]
  return chromium.launch({ executablePath: chromiumPath, args })
}
