import type { GalleryWords } from './gallery-en.ts'

/** The texts of the gallery of applications, in French. */
export const galleryFr: GalleryWords = {
  title: 'Galerie d’applications',
  lead: 'Des applications que vous pouvez lier à votre compte. Chacune vous demande avant de pouvoir quoi que ce soit.',
  home: 'Site',
  by: (publisher) => `par ${publisher}`,
  connected: 'liée',
  open: 'Ouvrir',
  search: 'Chercher',
  find: 'Trouver',
  all: (label) => `Celles de l’étiquette « ${label} ». Montrer toutes.`,
  none: 'Aucune application ici.',
  more: (count) => `Encore ${count} : cherchez ce que vous voulez.`,
}
