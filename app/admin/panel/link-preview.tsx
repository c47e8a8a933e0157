import path from 'node:path';
import { postWords } from '#components/language.ts';
import type { Written } from '#newsroom/text/post-language.ts';
import { studioRoutes } from '#site/routes.ts';
import type { Presentation } from '#studio/link-panel/networks.ts';

/** A link as one network shows it: its cuts are true, its colours are ours. */
export function LinkPreview({ of, post }: { of: Presentation; post: Written }) {
  const { network, title, description, line, picture, image, cut } = of;
  return (
    <figure className="link-preview" data-network={network}>
      <figcaption>
        {network}
        {cut.length > 0 && <span> cuts the {cut.join(' and the ')}</span>}
      </figcaption>
      <div className="link-preview-card" data-picture={picture}>
        {picture && image && (
          // biome-ignore lint/performance/noImgElement: a card has its size and form already
          <img src={studioRoutes.card(path.basename(image.src))} alt={image.alt} />
        )}
        <div>
          <p className="link-preview-line">{line}</p>
          <p className="link-preview-title" {...postWords(post)}>
            {title}
          </p>
          {description && <p {...postWords(post)}>{description}</p>}
        </div>
      </div>
    </figure>
  );
}
