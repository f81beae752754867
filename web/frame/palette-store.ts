import { createSpotlight } from '@mantine/spotlight'

const [store, palette] = createSpotlight()

export { palette, store as paletteStore }

/** Selects the first line again: results are inserted above the line that was selected before they came. */
export function chooseFirst(): void {
  const lines = document.getElementById(store.getState().listId)?.querySelectorAll('[data-action]') ?? []
  for (const [at, line] of [...lines].entries()) line.toggleAttribute('data-selected', at === 0)
  store.updateState((state) => ({ ...state, selected: 0 }))
}
