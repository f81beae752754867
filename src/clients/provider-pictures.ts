import { z } from 'zod'
import type { Context } from '#http/context.ts'
import { type IdentityProvider, identityProvider } from '#model/identity-provider.ts'
import { type PictureUse, pictureKey, pictureUses, providerPicture } from '#model/provider-picture.ts'
import type { Batch } from '#store/store.ts'
import { enqueue } from '#work/enqueue.ts'
import { jobKind } from '#work/job-kind.ts'
import { fetchPicture } from './fetch-picture.ts'
import { keepPicture, type PictureMark, pictureMarks } from './kept-pictures.ts'

const KIND = 'provider_picture'
/** The largest picture of each use, in bytes. */
const largest: Readonly<Record<PictureUse, number>> = { logo: 262_144, background: 524_288 }

const payload = z.object({ identity_provider_id: z.string(), use: z.enum(pictureUses) })
type Pictured = Pick<IdentityProvider, 'id' | 'logo_uri' | 'background_uri'>
const pictureAddress = (provider: Pictured, use: PictureUse): string | undefined => (use === 'logo' ? provider.logo_uri : provider.background_uri)

const marks = pictureMarks(providerPicture, 2000)

/** Queues jobs that fetch the pictures whose addresses an edit changes, in the batch that writes the identity provider. */
export function orderPictures(batch: Batch, { tenant, now }: Context, { was, row }: { readonly was: Pictured | undefined; readonly row: Pictured }): void {
  for (const use of pictureUses)
    if (pictureAddress(row, use) !== undefined && pictureAddress(row, use) !== (was && pictureAddress(was, use)))
      enqueue(batch, { kind: KIND, tenant_id: tenant.id, payload: { identity_provider_id: row.id, use }, now: now() })
}

/** The job that fetches a picture and stores a copy. */
export const pictureJob = jobKind<Context, typeof payload>({
  kind: KIND,
  doc: "Fetches a picture of an identity provider's pages.",
  payload,
  attempts: 5,
  run: async ({ identity_provider_id, use }, run) => {
    const context = await run.context()
    const provider = await context?.db.table(identityProvider).get(identity_provider_id)
    const uri = provider && pictureAddress(provider, use)
    if (!context || uri === undefined) return
    const { type, digest, image } = await fetchPicture(context.fetch, uri, largest[use])
    const id = pictureKey(identity_provider_id, use)
    const row = { id, identity_provider_id, uri, type, digest, image, fetched_at: context.now() }
    await keepPicture(context, providerPicture, row)
  },
})

/** The stored picture of an identity provider; undefined until it is fetched from the present address. */
export async function findProviderPicture(context: Context, provider: Pictured, use: PictureUse): Promise<PictureMark | undefined> {
  const uri = pictureAddress(provider, use)
  if (uri === undefined) return undefined
  const known = await marks(context).get(pictureKey(provider.id, use))
  return known?.uri === uri ? known : undefined
}
