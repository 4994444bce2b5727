//! The colours and letters of a map, in light and dark.

pub(super) const STYLE: &str = "<style>
.guidec-map { --paper: #ffffff; --card: #f6f8fa; --ink: #1b1f24; --soft: #57606a; --line: #8c959f; --mark: #0a58ca; --glow: #e3eeff; }
@media (prefers-color-scheme: dark) {
  .guidec-map { --paper: #0d1117; --card: #161b22; --ink: #e6edf3; --soft: #9aa4af; --line: #6e7781; --mark: #79b8ff; --glow: #12294a; }
}
.guidec-map text { font: 13px system-ui, sans-serif; fill: var(--ink); }
.guidec-map text.name { font-size: 18px; font-weight: 600; }
.guidec-map text.head { font-weight: 600; }
.guidec-map text.soft { font-size: 11.5px; fill: var(--soft); }
.guidec-map text.taken { fill: var(--mark); font-weight: 600; }
.guidec-map .paper { fill: var(--paper); }
.guidec-map .card { fill: var(--card); stroke: var(--line); }
.guidec-map .card.on { fill: var(--glow); stroke: var(--mark); stroke-width: 2; }
.guidec-map .rule { stroke: var(--line); stroke-width: 0.5; }
.guidec-map .way { fill: none; stroke: var(--line); stroke-width: 1.25; marker-end: url(#guidec-map-tip); }
.guidec-map .way.on { stroke: var(--mark); stroke-width: 2.5; marker-end: url(#guidec-map-tip-on); }
.guidec-map .tip { fill: var(--line); }
.guidec-map .tip.on { fill: var(--mark); }
</style>
<defs>
<marker id=\"guidec-map-tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip\" d=\"M0 0 8 4 0 8z\"/></marker>
<marker id=\"guidec-map-tip-on\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"10\" markerHeight=\"10\" markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path class=\"tip on\" d=\"M0 0 8 4 0 8z\"/></marker>
</defs>
";
