"""The properties that a theme's style rules may set, and those that hide a text whatever their value.

The module `values` judges the values of the first kind.
"""

from __future__ import annotations

PROPERTIES = frozenset(
    "accent-color align-content align-items align-self aspect-ratio background background-attachment "
    "background-clip background-color background-image background-origin background-position "
    "background-repeat background-size block-size bookmark-label bookmark-level bookmark-state border "
    "border-block border-block-color border-block-end border-block-end-color border-block-end-style "
    "border-block-end-width border-block-start border-block-start-color border-block-start-style "
    "border-block-start-width border-block-style border-block-width border-bottom border-bottom-color "
    "border-bottom-left-radius border-bottom-right-radius border-bottom-style border-bottom-width "
    "border-collapse border-color border-end-end-radius border-end-start-radius border-inline "
    "border-inline-color border-inline-end border-inline-end-color border-inline-end-style "
    "border-inline-end-width border-inline-start border-inline-start-color border-inline-start-style "
    "border-inline-start-width border-inline-style border-inline-width border-left border-left-color "
    "border-left-style border-left-width border-radius border-right border-right-color border-right-style "
    "border-right-width border-spacing border-start-end-radius border-start-start-radius border-style "
    "border-top border-top-color border-top-left-radius border-top-right-radius border-top-style "
    "border-top-width border-width bottom box-decoration-break box-sizing break-after break-before "
    "break-inside caption-side clear color color-scheme column-count column-fill column-gap column-rule "
    "column-rule-color column-rule-style column-rule-width column-span column-width columns container "
    "container-name container-type content counter-increment counter-reset counter-set cursor direction "
    "display empty-cells fill flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap float "
    "font font-family font-feature-settings font-kerning font-language-override font-size font-stretch "
    "font-style font-synthesis font-variant font-variant-alternates font-variant-caps font-variant-east-asian "
    "font-variant-ligatures font-variant-numeric font-variant-position font-variation-settings font-weight "
    "footnote-display footnote-policy gap grid grid-auto-columns grid-auto-flow grid-auto-rows "
    "grid-column-gap grid-gap grid-row-gap grid-template grid-template-areas grid-template-columns "
    "grid-template-rows height hyphenate-character hyphenate-limit-chars hyphenate-limit-lines "
    "hyphenate-limit-zone hyphens image-orientation image-rendering image-resolution inline-size inset "
    "inset-block inset-block-end inset-block-start inset-inline inset-inline-end inset-inline-start "
    "justify-content justify-items justify-self left letter-spacing line-height list-style list-style-image "
    "list-style-position list-style-type margin margin-block margin-block-end margin-block-start "
    "margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top "
    "max-block-size max-height max-inline-size max-width min-block-size min-height min-inline-size min-width "
    "object-fit object-position order orphans overflow overflow-wrap padding padding-block padding-block-end "
    "padding-block-start padding-bottom padding-inline padding-inline-end padding-inline-start padding-left "
    "padding-right padding-top page page-break-after page-break-before page-break-inside place-content "
    "place-items place-self position print-color-adjust quotes right row-gap scroll-margin-top "
    "scroll-padding-top size stop-color string-set stroke stroke-width tab-size table-layout text-align "
    "text-align-last text-decoration text-decoration-color text-decoration-line text-decoration-skip-ink "
    "text-decoration-style text-decoration-thickness text-indent text-overflow text-transform "
    "text-underline-offset text-underline-position text-wrap top user-select vertical-align visibility "
    "white-space widows width word-break word-spacing word-wrap".split()
)

HIDING = frozenset(
    "all animation backdrop-filter block-ellipsis border-image border-image-outset border-image-source "
    "box-shadow clip clip-path content-visibility continue filter grid-area grid-column grid-column-end "
    "grid-column-start grid-row grid-row-end grid-row-start line-clamp mask mask-border mask-border-source "
    "mask-image max-lines mix-blend-mode offset offset-path opacity outline outline-color outline-offset "
    "outline-style outline-width overflow-block overflow-inline overflow-x overflow-y perspective rotate "
    "scale text-shadow transform transform-origin transition translate unicode-bidi z-index zoom".split()
)
"""Properties that clip, cover, move, turn or fade a text."""
