/** Line pictures of our own on a square of 24, by the code of the category. */
const pictures: Readonly<Record<string, string>> = {
  water: 'M12 3c3.5 4.5 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.5-6.5 6-11zM9 14a3 3 0 0 0 3 3',
  air: 'M3 21h18M6 21l1-11h4l1 11M9 7c0-2.5 3-1.5 3-4M14 8c2.5 0 2-2.5 5-2.5M14 21v-6h5v6',
  dust: 'M3 20h18M5 16h8M8 12h11M4 8h7M17 16h.01M5 12h.01M15 8h.01M19 8h.01',
  noise: 'M4 10v4h4l5 4V6l-5 4zM16 9.5a4 4 0 0 1 0 5M18.5 6.5a8 8 0 0 1 0 11',
  odour: 'M6 20c-2-3 2-5 0-8s2-5 0-8M12 20c-2-3 2-5 0-8s2-5 0-8M18 20c-2-3 2-5 0-8s2-5 0-8',
  'solid-waste': 'M4 7h16M9 7V4h6v3M6.5 7l1 14h9l1-14M10.5 11v6M13.5 11v6',
  ecology: 'M12 21v-9M12 15c-5 0-7-3-7-7 4 0 7 2 7 7zM12 12c0-4 2-7 7-8 0 5-2 8-7 8z',
  'straw-burning': 'M12 3c1 4 5 5.5 5 10.5a5 5 0 0 1-10 0c0-2 1-3.5 2-4.5 0 2 1 3 2 3 1-3-1-5 1-9zM4 21h16',
  livestock:
    'M6 9C4 9 3 7 3 5.5c2 0 3 .5 4 1.5a8 8 0 0 1 10 0c1-1 2-1.5 4-1.5C21 7 20 9 18 9v5a6 6 0 0 1-12 0zM9.5 11h.01M14.5 11h.01M10.5 16h.01M13.5 16h.01',
  'drinking-water': 'M6 4h12l-1.5 17h-9zM6.6 10c2-1.5 3.6 1.5 5.4 0s3.4 1.5 5.4 0',
  'illegal-construction': 'M4 21V12l6-4 6 4v9zM8 21v-5h4v5M10 8V3h11M18 3v5M16.5 8h3',
  hazard: 'M12 4 2.5 20h19zM12 10v5M12 17.5h.01',
  petition: 'M4 5h16v11H9l-5 4zM8 9h8M8 12h5',
  dispute: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  'nature-reserve': 'M2 20 9 8l4 7 2.5-4L22 20zM17 4.5a1.5 1.5 0 1 0 .01 0',
  other: 'M12 3a9 9 0 1 0 .01 0M8 12h.01M12 12h.01M16 12h.01',
}

/** What a category looks like; of a code without a picture, that it is something else. The name stands beside it. */
export const CategoryPicture = ({ code }: { code: string }) => (
  <svg width="28" height="28" viewBox="0 0 24 24" aria-hidden="true">
    <path
      d={pictures[code] ?? pictures.other}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
)
