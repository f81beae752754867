import type { Context } from '#http/context.ts'
import { Lru } from '#kit/lru.ts'
import { memoizeWeak } from '#kit/memoize-weak.ts'
import type { KeptPicture, KeptPictures } from '#model/kept-picture.ts'
import { insertIfAbsent } from '#store/insert-if-absent.ts'
import { makeRowCache, type Remembered } from '#store/remembered.ts'

/** A stored picture without its image. */
export type PictureMark = Pick<KeptPicture, 'uri' | 'digest'>

/** The marks of the pictures of a resource, of which each tenant keeps `size` in memory: a page needs the address of a picture, not the picture. */
export const pictureMarks = (resource: KeptPictures, size: number): ((context: Context) => Remembered<PictureMark>) =>
  memoizeWeak((context) =>
    makeRowCache<PictureMark>(context, {
      resource,
      cache: new Lru(size),
      load: async (id) => {
        const row = await context.db.table(resource).get(id)
        return row && { uri: row.uri, digest: row.digest }
      },
    }),
  )

/** Stores a copy of a picture in place of the one before. */
export async function keepPicture({ db }: Context, resource: KeptPictures, row: KeptPicture): Promise<void> {
  const { id, ...patch } = row
  if (!(await db.table(resource).change({ id }, patch))) await insertIfAbsent(db, resource, row)
}
