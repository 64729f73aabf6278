// Draws the ties of the table below; without it the table stands alone.
"use strict";

(() => {
  let drawn = null;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const style = () => [
    { selector: "node", style: {
      "label": "data(name)", "shape": "round-rectangle", "width": "label", "height": 20, "padding": "7px",
      "background-color": colour("--card"), "border-width": 1.2, "border-color": colour("--ink"), "color": colour("--ink"),
      "font-size": 12, "font-weight": 600, "text-valign": "center", "font-family": "system-ui, sans-serif" } },
    { selector: "node[type = 'Person']", style: { "shape": "round-rectangle", "corner-radius": 16 } },
    { selector: "edge", style: {
      "label": "data(words)", "width": "data(width)", "line-color": colour("--soft"), "target-arrow-color": colour("--soft"),
      "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier", "font-size": 10, "color": colour("--blue"),
      "text-background-color": colour("--card"), "text-background-opacity": 0.85, "text-background-padding": 2,
      "text-rotation": "autorotate", "font-family": "system-ui, sans-serif", "min-zoomed-font-size": 6 } },
    { selector: "edge[?alleged]", style: { "line-style": "dotted" } },
    { selector: "edge[?disputed]", style: {
      "line-style": "dashed", "line-color": colour("--rust"), "target-arrow-color": colour("--rust"), "color": colour("--rust") } },
    { selector: ":selected", style: { "line-color": colour("--blue"), "target-arrow-color": colour("--blue"), "border-color": colour("--blue"), "border-width": 2.5 } },
  ];

  const open = async (key) => {
    const panel = document.getElementById("tie");
    const answer = await fetch("/ties/" + encodeURIComponent(key), { headers: { "HX-Request": "true" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sentences = page.getElementById("opened");
    const link = document.createElement("a");
    link.href = "/ties/" + encodeURIComponent(key);
    link.textContent = "Open this tie";
    panel.replaceChildren(...(sentences ? [sentences, link] : [link]));
    panel.scrollIntoView({ block: "nearest" });
  };

  const draw = async () => {
    const graph = document.getElementById("graph");
    if (!graph || graph.dataset.drawn) return;
    graph.dataset.drawn = "yes";
    const answer = await fetch(graph.dataset.from);
    if (!answer.ok) return;
    const ties = await answer.json();
    if (!ties.edges.length) return;
    graph.hidden = false;
    const elements = [
      ...ties.nodes.map((node) => ({ data: node })),
      ...ties.edges.map((edge) => ({ data: { ...edge, width: 1.4 + 1.3 * Math.log2(1 + edge.origins) } })),
    ];
    if (drawn) drawn.destroy();
    drawn = cytoscape({
      container: document.getElementById("canvas"), elements, style: style(), wheelSensitivity: 0.25, minZoom: 0.15, maxZoom: 3,
      layout: { name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, idealEdgeLength: 110, nodeRepulsion: 90000, padding: 24 },
    });
    drawn.on("tap", "edge", (event) => open(event.target.id()));
    drawn.on("tap", "node", (event) => { location.href = "/actors/" + encodeURIComponent(event.target.id()); });
    document.getElementById("fit").addEventListener("click", () => drawn.fit(undefined, 24));
    graph.dataset.ready = "yes";
    window.sayso = { network: drawn, open };
  };

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (drawn) drawn.style(style()); });
  document.addEventListener("htmx:after:swap", draw);
  document.addEventListener("DOMContentLoaded", draw);
})();
