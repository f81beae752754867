/** The texts of the gallery of applications. */
export const galleryEn = {
  title: 'Gallery of applications',
  lead: 'Applications that you can connect with your account. Each asks you before it may do anything.',
  home: 'Home page',
  by: (publisher: string) => `by ${publisher}`,
  connected: 'connected',
  open: 'Open',
  search: 'Search',
  find: 'Find',
  all: (label: string) => `Those labelled “${label}”. Show all.`,
  none: 'No application is here.',
  more: (count: number) => `${count} more: search for what you want.`,
}
export type GalleryWords = typeof galleryEn
