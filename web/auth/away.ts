let away = false

/** True when the console itself takes the person elsewhere, and will bring them back. */
export const isAway = (): boolean => away
export const goAway = (): void => {
  away = true
}
