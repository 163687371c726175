// Part of the preview only: shows why a build failed, and reloads the page when the site is printed anew.
{
  const { printing: shown, events } = document.currentScript.dataset;
  let panel = null;

  const hide = () => {
    panel?.remove();
    panel = null;
  };

  const show = (title, problems) => {
    hide();
    panel = document.createElement("section");
    panel.className = "nhipcau-live";
    panel.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = title;
    const list = document.createElement("ol");
    for (const problem of problems) {
      const item = document.createElement("li");
      item.textContent = problem;
      list.append(item);
    }
    panel.append(heading, list);
    document.body.append(panel);
  };

  new EventSource(events).addEventListener("message", ({ data }) => {
    const { printing, title, problems } = JSON.parse(data);
    if (problems.length) show(title, problems);
    else if (printing !== shown) location.reload();
    else hide();
  });
}
