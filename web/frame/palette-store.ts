import { createSpotlight } from '@mantine/spotlight'

const [store, palette] = createSpotlight()

export { palette, store as paletteStore }

/** Puts the choice back on the first line: what was found stands above what was chosen before it came. */
export function chooseFirst(): void {
  const lines = document.getElementById(store.getState().listId)?.querySelectorAll('[data-action]') ?? []
  for (const [at, line] of [...lines].entries()) line.toggleAttribute('data-selected', at === 0)
  store.updateState((state) => ({ ...state, selected: 0 }))
}
