import type { Drawing } from '../map/drawing.ts'
import styles from './cell-map.module.css'

/** Names fit beside each other up to this many cells; beyond, the list beside the map names them. */
const NAMED = 30

/** A drawing whose cells lead to their pages. What it shows stands in the list beside it too. */
export const CellMap = ({
  title,
  drawing: { frame, cells },
  address,
}: {
  title: string
  drawing: Drawing
  address: (code: string) => string
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a fieldset
  <svg className={styles.map} viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={title}>
    {cells.map(({ code, name, path, label }) => (
      <a key={code} href={address(code)} aria-label={name}>
        <title>{name}</title>
        <path d={path} />
        {cells.length <= NAMED && (
          <text className={styles.name} x={label.x} y={label.y}>
            {name}
          </text>
        )}
      </a>
    ))}
  </svg>
)
