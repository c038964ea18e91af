import type { Drawing } from '../map/drawing.ts'
import styles from './cell-map.module.css'

/** A drawing whose cells lead to their pages. What it shows stands in the list beside it too. */
export const CellMap = ({
  title,
  drawing: { frame, cells, points, fontSize },
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
        {label && (
          <text className={styles.name} x={label.x} y={label.y} fontSize={fontSize}>
            {name}
          </text>
        )}
      </a>
    ))}
    {points.map(({ code, name, x, y }) => (
      <a key={code} href={address(code)} aria-label={name}>
        <title>{name}</title>
        <circle cx={x} cy={y} r={fontSize / 2} />
      </a>
    ))}
  </svg>
)
