// Starts vis-network on the scene that stands in the page as JSON, and adds what it lacks: the double
// ring round the chosen actor, buttons to move closer, and the words of what is selected.
// Text from the scene is only ever set as text.
// `network.body` is not a documented part of vis-network; its version is fixed by that of pyvis.
"use strict";

(() => {
  const scene = JSON.parse(document.getElementById("scene").textContent);
  const box = document.getElementById("picture");
  const said = document.getElementById("said");
  const nodes = new vis.DataSet(scene.nodes);
  const edges = new vis.DataSet(scene.edges);
  const network = new vis.Network(box, { nodes, edges }, scene.options);

  // At most a little larger than drawn, so that a picture of three does not shout.
  const showAll = () => network.moveTo({
    position: { x: 0, y: 0 },
    scale: Math.min(
      1.2, box.clientWidth / (scene.width + 48), box.clientHeight / (scene.height + 48)),
    animation: false,
  });
  // On a phone the whole of a large picture is too small to read: it begins at the chosen actor.
  const begin = () => {
    showAll();
    if (scene.chosen === null || network.getScale() >= 0.35) return;
    const position = network.getPosition(scene.chosen);
    network.moveTo({ position, scale: 0.7, animation: false });
  };
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: false });

  document.getElementById("closer").addEventListener("click", () => zoom(1.25));
  document.getElementById("farther").addEventListener("click", () => zoom(0.8));
  document.getElementById("whole").addEventListener("click", showAll);

  // The wheel belongs to the page until the reader has taken hold of the picture.
  box.addEventListener("focusin", () => network.setOptions({ interaction: { zoomView: true } }));
  box.addEventListener("focusout", () => network.setOptions({ interaction: { zoomView: false } }));
  box.addEventListener("pointerdown", () => box.querySelector(".vis-network").focus());

  const surface = box.querySelector(".vis-network");
  surface.tabIndex = 0;
  surface.setAttribute("role", "img");
  surface.setAttribute("aria-label", document.title);
  surface.setAttribute("aria-describedby", "description");

  network.on("afterDrawing", (context) => {
    if (scene.chosen === null) return;
    context.strokeStyle = scene.ring;
    context.lineWidth = 2;
    for (const gap of [5, 9]) {
      context.beginPath();
      ring(context, nodes.get(scene.chosen), gap);
      context.stroke();
    }
  });

  // Round the shape of the node, without its label.
  function ring(context, node, gap) {
    if (node.shape === "box") {
      const { left, top, right, bottom } = network.getBoundingBox(node.id);
      context.roundRect(
        left - gap, top - gap, right - left + 2 * gap, bottom - top + 2 * gap, 5 + gap);
    } else {
      const { x, y } = network.getPosition(node.id);
      context.arc(x, y, node.size + gap, 0, 2 * Math.PI);
    }
  }

  // The mark of a relation stands on its line, nearer to the end that is not the chosen actor.
  network.on("afterDrawing", (context) => {
    context.font = scene.mark.font;
    context.fillStyle = scene.mark.colour;
    context.strokeStyle = scene.mark.rim;
    context.lineWidth = 4;
    context.lineJoin = "round";
    context.textAlign = "center";
    context.textBaseline = "middle";
    const taken = scene.nodes.map(({ id }) => network.getBoundingBox(id));
    for (const edge of scene.edges) {
      if (!edge.mark) continue;
      const half = context.measureText(edge.mark).width / 2;
      const { x, y } = markPlace(edge, half, taken);
      taken.push({ left: x - half, right: x + half, top: y - 6, bottom: y + 6 });
      context.strokeText(edge.mark, x, y);
      context.fillText(edge.mark, x, y);
    }
  });

  // The first place along the line where nothing else is written.
  function markPlace(edge, half, taken) {
    const isFree = ({ x, y }) => taken.every((box) =>
      x + half < box.left || x - half > box.right || y + 6 < box.top || y - 6 > box.bottom);
    const line = network.body.edges[edge.id].edgeType;
    const isOfChosen = scene.chosen === edge.from || scene.chosen === edge.to;
    const parts = isOfChosen ? [0.64, 0.72, 0.56, 0.8, 0.48, 0.4] : [0.5, 0.42, 0.58, 0.34, 0.66];
    const places = parts.map((part) =>
      line.getPoint(edge.to === scene.chosen ? 1 - part : part));
    return places.find(isFree) ?? places[0];
  }

  function say(heading, lines, link) {
    const parts = [];
    const title = document.createElement("strong");
    title.textContent = heading;
    parts.push(title);
    if (link) {
      const anchor = document.createElement("a");
      anchor.href = link;
      anchor.target = "_top";
      anchor.textContent = scene.words.open;
      parts.push(" · ", anchor);
    }
    const list = document.createElement("ul");
    for (const line of lines) {
      const item = document.createElement("li");
      item.textContent = line;
      list.append(item);
    }
    if (lines.length) parts.push(list);
    said.replaceChildren(...parts);
  }

  network.on("selectNode", ({ nodes: [id] }) => {
    const sentences = network.getConnectedEdges(id).map((edge) => edges.get(edge).title);
    say(nodes.get(id).title.replace("\n", " · "), id === scene.chosen ? [] : sentences, scene.links[id]);
  });
  network.on("selectEdge", ({ nodes: chosen, edges: [id] }) => {
    if (!chosen.length) say(edges.get(id).title, [], null);
  });
  network.on("deselectNode", () => said.replaceChildren());
  network.on("deselectEdge", () => said.replaceChildren());

  new ResizeObserver(begin).observe(box);
  document.fonts.ready.then(begin);
  network.once("afterDrawing", () => { document.documentElement.dataset.state = "painted"; });
})();
