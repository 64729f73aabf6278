// Draws the ties of the table below; without it the table stands alone.
"use strict";

(() => {
  let drawn = null;
  const ROOM = 170 * 90; // what a name and its lines need, in square pixels
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const pen = document.createElement("canvas").getContext("2d");
  const measure = (words) => { pen.font = "600 13px system-ui, sans-serif"; return pen.measureText(words).width; };
  const style = () => [
    { selector: "node", style: {
      "label": "data(name)", "shape": "round-rectangle", "width": (node) => measure(node.data("name")) + 16, "height": 26,
      "background-color": colour("--card"), "border-width": 1.2, "border-color": colour("--ink"), "color": colour("--ink"),
      "font-size": 13, "font-weight": 600, "text-valign": "center", "font-family": "system-ui, sans-serif" } },
    { selector: "node[type = 'Person']", style: { "shape": "round-rectangle", "corner-radius": 13 } },
    { selector: "edge", style: {
      "label": "data(words)", "width": "data(width)", "line-color": colour("--soft"), "target-arrow-color": colour("--soft"),
      "target-arrow-shape": "triangle", "arrow-scale": 0.9, "curve-style": "bezier", "control-point-step-size": 46, "font-size": 11, "color": colour("--blue"),
      "text-background-color": colour("--card"), "text-background-opacity": 0.85, "text-background-padding": 2,
      "text-rotation": "autorotate", "font-family": "system-ui, sans-serif", "min-zoomed-font-size": 6 } },
    { selector: "edge[?alleged]", style: { "line-style": "dotted" } },
    { selector: "edge[?disputed]", style: {
      "line-style": "dashed", "line-color": colour("--rust"), "target-arrow-color": colour("--rust"), "color": colour("--rust") } },
    { selector: ":selected", style: { "line-color": colour("--blue"), "target-arrow-color": colour("--blue"), "border-color": colour("--blue"), "border-width": 2.5 } },
  ];

  // The springs know neither the sheet's shape nor that names are wide: lay them over it, as large as there is room for, then push
  // apart what touches.
  const fill = (network) => {
    const nodes = network.nodes(), box = nodes.boundingBox(), wide = network.width() - 48, high = network.height() - 48;
    const scale = Math.min(1, Math.sqrt((wide * high) / (nodes.length * ROOM)));
    const across = Math.min(3, wide / scale / box.w), down = Math.min(3, high / scale / box.h);
    nodes.positions((node) => ({ x: node.position("x") * across, y: node.position("y") * down }));
    const all = nodes.toArray();
    const spots = all.map((n) => ({ x: n.position("x"), y: n.position("y"), w: n.outerWidth() + 26, h: n.outerHeight() + 34 }));
    for (let round = 0, moved = true; moved && round < 200; round++) {
      moved = false;
      for (let i = 0; i < spots.length; i++) for (let j = i + 1; j < spots.length; j++) {
        const a = spots[i], b = spots[j];
        const overX = (a.w + b.w) / 2 - Math.abs(a.x - b.x), overY = (a.h + b.h) / 2 - Math.abs(a.y - b.y);
        if (overX <= 0.5 || overY <= 0.5) continue;
        moved = true;
        if (overY <= overX) { const step = (a.y <= b.y ? -1 : 1) * overY / 2; a.y += step; b.y -= step; }
        else { const step = (a.x <= b.x ? -1 : 1) * overX / 2; a.x += step; b.x -= step; }
      }
    }
    all.forEach((node, n) => node.position({ x: spots[n].x, y: spots[n].y }));
    network.fit(undefined, 24);
    // Neither too large to be calm nor too small to be read: on a narrow sheet the best tied actor stands in the middle.
    if (network.zoom() > 1.25) { network.zoom(1.25); network.center(); }
    if (network.zoom() < 0.6) { network.zoom(0.6); network.center(network.nodes().max((node) => node.degree()).ele); }
  };

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
      container: graph.querySelector(".canvas"), elements, style: style(), minZoom: 0.15, maxZoom: 3,
      layout: { name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, idealEdgeLength: () => 130,
        nodeRepulsion: () => 250000, gravity: 0.8, componentSpacing: 60, numIter: 1500, padding: 24 },
    });
    fill(drawn);
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
