// The shell of the wallet: its page and its files, so that cards can be looked at without a network. Nothing else is kept, and nothing is sent.
const KEPT = 'wallet-shell'
const page = new URL(self.registration.scope).pathname
const isFile = ({ pathname }) => pathname.startsWith('/wallet/assets/')

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

/** Keeps the page, and the files that it begins with. Files of an older wallet go. */
async function keepShell() {
  const shell = await fetch(page, { credentials: 'omit' })
  if (!shell.ok) return
  const text = await shell.clone().text()
  const files = [...text.matchAll(/(?:src|href)="(\/wallet\/assets\/[^"]+)"/g)].map(([, file]) => file)
  const cache = await caches.open(KEPT)
  const known = await cache.keys()
  const gone = known.filter(({ url }) => isFile(new URL(url)) && !files.includes(new URL(url).pathname))
  await Promise.all([cache.put(page, shell), ...files.map((file) => cache.match(file).then((found) => found ?? cache.add(file)))])
  await Promise.all(gone.map((one) => cache.delete(one)))
}

/** A file whose name changes with its content. */
async function file(request) {
  const cache = await caches.open(KEPT)
  const known = await cache.match(request)
  if (known) return known
  const fresh = await fetch(request)
  if (fresh.ok) await cache.put(request, fresh.clone())
  return fresh
}

/** The page of now, or without a network the kept one. The kept one has no query: an address with a code in it is never kept. */
async function shell(request) {
  try {
    return await fetch(request)
  } catch (cause) {
    const known = await (await caches.open(KEPT)).match(page)
    if (known) return known
    throw cause
  }
}

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  if (isFile(url)) event.respondWith(file(event.request))
  else if (event.request.mode === 'navigate' && url.pathname === page) event.respondWith(shell(event.request))
})
