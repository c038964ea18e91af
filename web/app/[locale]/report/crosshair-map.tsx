'use client'

import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import { Button } from '../../../ui/button.tsx'
import styles from './crosshair-map.module.css'
import type { Sketch } from './report-state.ts'
import { SketchMark, SketchUp, sketchAddress } from './sketch-map.tsx'

/** Height of the window on the sketch at most, in pixels; it is as wide as the sketch. */
const HIGHEST = 272
const MOST_ENLARGED = 8
/** What an arrow key moves, and with Shift. */
const STEP = 12
const LONG_STEP = 60
/** A finger that moved less has tapped. */
const TAP = 6

const keys: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The sketch under a fixed crosshair: the map is moved, not the mark. By finger, mouse or arrow keys. */
export const CrosshairMap = ({ sketch }: { sketch: Sketch }) => {
  const t = useTranslations('report')
  const { width, height } = sketch
  const window = { width, height: Math.min(height, HIGHEST) }
  const [over, setOver] = useState(sketch.middle)
  const [enlarged, setEnlarged] = useState(1)
  const held = useRef<{ x: number; y: number; over: typeof over; far: boolean } | null>(null)

  const look = (x: number, y: number) =>
    setOver({ x: Math.min(Math.max(x, 0), width), y: Math.min(Math.max(y, 0), height) })
  const press = (event: KeyboardEvent) => {
    const [x, y] = keys[event.key] ?? [0, 0]
    if (x === 0 && y === 0) return
    event.preventDefault()
    const by = (event.shiftKey ? LONG_STEP : STEP) / enlarged
    look(over.x + x * by, over.y + y * by)
  }
  const take = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    held.current = { x: event.clientX, y: event.clientY, over, far: false }
  }
  const move = (event: PointerEvent) => {
    const from = held.current
    if (!from) return
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y]
    from.far ||= Math.hypot(dx, dy) > TAP
    if (from.far) look(from.over.x - dx / enlarged, from.over.y - dy / enlarged)
  }
  /** A tap brings the map there. */
  const leave = (event: PointerEvent<HTMLDivElement>) => {
    const from = held.current
    held.current = null
    if (!from || from.far) return
    const box = event.currentTarget.getBoundingClientRect()
    const [x, y] = [event.clientX - box.left - window.width / 2, event.clientY - box.top - window.height / 2]
    look(over.x + x / enlarged, over.y + y / enlarged)
  }
  const shift = {
    transform: `translate(${window.width / 2 - over.x * enlarged}px, ${window.height / 2 - over.y * enlarged}px) scale(${enlarged})`,
    inlineSize: width,
    blockSize: height,
  }
  return (
    <>
      <p id="crosshair-hint">{t('crosshairHint')}</p>
      <div
        className={styles.window}
        style={{ inlineSize: window.width, blockSize: window.height }}
        role="application"
        aria-label={t('crosshair', { cell: sketch.cell.name })}
        aria-describedby="crosshair-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move it
        tabIndex={0}
        onKeyDown={press}
        onPointerDown={take}
        onPointerMove={move}
        onPointerUp={leave}
        onPointerCancel={() => {
          held.current = null
        }}
      >
        <div className={styles.sheet} style={shift}>
          {/* biome-ignore lint/performance/noImgElement: a drawing made on the spot has nothing to be optimized */}
          <img src={sketchAddress(sketch)} alt="" width={width} height={height} draggable={false} />
          <SketchMark sketch={sketch} />
        </div>
        <svg className={styles.cross} width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
          <path d="M24 2v16M24 30v16M2 24h16M30 24h16" />
          <circle cx="24" cy="24" r="2" />
        </svg>
      </div>
      <input type="hidden" name="over.x" value={over.x} readOnly />
      <input type="hidden" name="over.y" value={over.y} readOnly />
      <input type="hidden" name="enlarged" value={enlarged} readOnly />
      <Button name="go" value="here" kind="secondary">
        {t('here')}
      </Button>
      <div className={styles.zoom}>
        {sketch.zooms ? (
          <Button name="go" value="nearer" kind="secondary">
            {t('nearer')}
          </Button>
        ) : (
          <Button
            type="button"
            kind="secondary"
            disabled={enlarged >= MOST_ENLARGED}
            onClick={() => setEnlarged(enlarged * 2)}
          >
            {t('nearer')}
          </Button>
        )}
        {enlarged > 1 ? (
          <Button type="button" kind="secondary" onClick={() => setEnlarged(enlarged / 2)}>
            {t('farther')}
          </Button>
        ) : (
          <SketchUp up={sketch.up} />
        )}
      </div>
    </>
  )
}
