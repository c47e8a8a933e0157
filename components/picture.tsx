/** A picture with the size of its file, so that nothing moves when it arrives. */
export type Sized = {
  src: string;
  alt: string;
  width: number;
  height: number;
  /** Files that a browser may take in its place, best format first. */
  sources: { type: string; srcset: string }[];
};

/** The room that a picture gets, on a wide screen and on a narrow one. */
const ROOMS = {
  front: { wide: '59vw, 47rem', narrow: '93vw' },
  article: { wide: '70vw, 57.5rem', narrow: '93vw' },
  portrait: { wide: '7rem', narrow: '7rem' },
} as const;

type Props = { picture: Sized; room: keyof typeof ROOMS };

/** A picture at the top of its page, which browsers fetch before all others. */
export function Picture({ picture, room }: Props) {
  const { src, alt, width, height, sources } = picture;
  const { wide, narrow } = ROOMS[room];
  const sizes = `(width >= 64rem) min(${width}px, ${wide}), min(${width}px, ${narrow})`;
  return (
    <picture>
      {sources.map(({ type, srcset }) => (
        <source key={type} type={type} srcSet={srcset} sizes={sizes} />
      ))}
      <img
        className={room === 'portrait' ? 'portrait' : undefined}
        src={src}
        alt={alt}
        width={width}
        height={height}
        fetchPriority="high"
      />
    </picture>
  );
}
