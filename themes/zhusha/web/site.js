/* Type size, night colours, and counts that stay right after the day of the build.
   Every page is complete without this file. */
(function () {
  "use strict";
  var root = document.documentElement;
  var sizes = ["", "l", "xl"], next = { "": "大字", l: "特大", xl: "标准" };

  function recall(key) { try { return localStorage.getItem(key) || ""; } catch (e) { return ""; } }
  function keep(key, value) { try { localStorage.setItem(key, value); } catch (e) { /* private mode */ } }
  function mark(name, value) { if (value) root.setAttribute(name, value); else root.removeAttribute(name); }
  function isNight() {
    var mode = root.getAttribute("data-mode");
    return mode ? mode === "night" : matchMedia("(prefers-color-scheme: dark)").matches;
  }

  root.classList.add("with-js");
  mark("data-size", sizes.indexOf(recall("size")) > 0 ? recall("size") : "");
  mark("data-mode", recall("mode"));

  /* Beijing's time and date, wherever the reader's clock is. */
  function beijing() { return Date.now() + 8 * 3600000; }
  function date() { return new Date(beijing()).toISOString().slice(0, 10); }
  var today = date(), DAY = 86400000, HOUR = 3600000, timer, waiting = document.createElement("div");
  function days(a, b) { return Math.round((Date.parse(b) - Date.parse(a)) / 86400000); }
  function make(tag, text, name) {
    var e = document.createElement(tag);
    if (name) e.className = name;
    e.textContent = text;
    return e;
  }
  function each(list, f) { Array.prototype.forEach.call(list, f); }

  function count(e) {
    var from = e.getAttribute("data-from"), to = e.getAttribute("data-to"), left = days(today, to) + 1;
    var day = from.slice(5).replace("-", "月").replace(/^0|(月)0/g, "$1") + "日起";
    e.textContent = "";
    if (today < from) e.append(day);
    else if (left < 1) e.append("公示期已满");
    else if (left === 1) e.append(make("b", "今"), "日截止");
    else e.append("还剩", make("b", String(left), "num"), "天");
  }
  function label(e) {
    var early = today < e.getAttribute("data-from"), late = today > e.getAttribute("data-to");
    e.textContent = early ? "未开始" : late ? "公示期已满" : "公示中";
    e.className = "bdg " + (early ? "w" : late ? "x" : "s");
  }
  function cell(e) {
    var d = e.getAttribute("data-d"), word = e.querySelector("[data-w]"), rest = e.classList.contains("r");
    e.className = (rest ? "r " : "") + (d < today ? "d" : d === today ? "n" : "");
    if (word && !rest) word.textContent = d === today ? "今天" : word.getAttribute("data-w");
  }
  function bar(e) {
    var from = e.getAttribute("data-from"), to = e.getAttribute("data-to"), one = e.querySelector(".long");
    var n = days(from, to) + 1, left = Math.min(n, Math.max(0, days(today, to) + 1));
    e.classList.toggle("over", today > to);
    if (one) { one.style.setProperty("--n", n); one.style.setProperty("--l", left || 1); }
  }

  /* How many there are today: "2026-11-28:25 2026-12-01:24", else what the list holds. */
  function counted(e, live) {
    each(e.getAttribute("data-count").split(" "), function (part) { if (part && part.slice(0, 10) <= today) live = +part.slice(11); });
    return live;
  }
  /* What is over leaves a list, what has not begun waits; of the rest it shows the first few. */
  function prune(list) {
    var most = +list.getAttribute("data-most") || Infinity, live = 0, all;
    var frame = list.closest("section") || document, hides = list.getAttribute("data-hide");
    each(Array.prototype.slice.call(list.children), function (e) {
      var from = e.getAttribute("data-from"), to = e.getAttribute("data-until");
      if (to && today > to) { list.removeChild(e); return; }
      if (from && today < from) { e.hidden = true; return; }
      e.hidden = live >= most;
      live++;
    });
    all = live;
    each(frame.querySelectorAll("[data-count]"), function (e) { all = counted(e, live); e.textContent = all; });
    each(frame.querySelectorAll("[data-none]"), function (e) { e.hidden = live > 0; });
    each(frame.querySelectorAll(".more"), function (e) { e.hidden = all <= most; });
    if (hides) list.closest(hides).hidden = !live;
  }
  function rooted(e) {
    each(e.querySelectorAll("a[href],img[src]"), function (a) {
      var name = a.hasAttribute("href") ? "href" : "src", at = a.getAttribute(name);
      if (!/^[a-z]+:/.test(at)) a.setAttribute(name, root.getAttribute("data-root") + at);
    });
  }
  /* A day of the calendar is the newest item's. */
  function markDay(a) {
    var d = a.getAttribute("data-mark"), cell = document.querySelector('td[data-d="' + d + '"]'), old = cell && cell.firstElementChild;
    if (!old || (old.hasAttribute("data-n") && old.getAttribute("data-n") <= a.getAttribute("data-n"))) return;
    a.textContent = old.textContent;
    a.setAttribute("href", root.getAttribute("data-root") + a.getAttribute("href"));
    cell.replaceChild(a, old);
  }
  /* A neighbour of this page's item, if it is nearer than the one that is linked. */
  function beside(a) {
    var nav = document.querySelector('[data-side="' + a.getAttribute("data-beside") + '"]'), n = a.getAttribute("data-n");
    if (!nav || n === nav.getAttribute("data-n")) return;
    var newer = n < nav.getAttribute("data-n"), rel = newer ? "next" : "prev", old = nav.querySelector('[rel="' + rel + '"]');
    if (old && (newer ? old.getAttribute("data-n") > n : old.getAttribute("data-n") < n)) return;
    a.setAttribute("rel", rel);
    a.firstElementChild.textContent = newer ? "下一篇" : "上一篇";
    a.setAttribute("href", root.getAttribute("data-root") + a.getAttribute("href"));
    if (old) nav.removeChild(old);
    nav.insertBefore(a, newer ? null : nav.firstElementChild);
  }
  /* What became public since the build (later.html of the theme): each piece into the list of its
     name, at its place there, or before the place of its name. Its links begin at the root. */
  function bring(item) {
    if (item.getAttribute("data-day") > today) return;
    waiting.removeChild(item);
    each(item.querySelectorAll("[data-into]"), function (part) {
      var also = part.getAttribute("data-also"), e = part.firstElementChild, list;
      each([part.getAttribute("data-into")].concat(also ? also.split(" ") : []), function (name) {
        list = list || document.querySelector('[data-list="' + name + '"]');
        each(document.querySelectorAll('[data-total="' + name + '"]'), function (total) { total.textContent = +total.textContent + 1; });
      });
      if (!list) return;
      rooted(e);
      var next = list.firstElementChild, n = e.getAttribute("data-n");
      while (next && next.getAttribute("data-n") <= n) next = next.nextElementSibling;
      list.insertBefore(e, next);
    });
    each(item.querySelectorAll("[data-beside]"), beside);
    each(item.querySelectorAll("[data-before]"), function (part) {
      var place = document.querySelector('[data-place="' + part.getAttribute("data-before") + '"]');
      if (!place) return;
      rooted(part);
      place.parentNode.insertBefore(part.firstElementChild, place);
    });
    each(item.querySelectorAll("[data-mark]"), markDay);
  }
  function fresh(e) {
    if (today <= e.getAttribute("data-new")) return;
    e.className = "bdg";
    e.textContent = e.getAttribute("data-word");
  }
  function day(e) {
    var d = e.getAttribute("data-d"), mark = e.firstElementChild;
    mark.classList.toggle("now", d === today);
    mark.classList.toggle("past", mark.classList.contains("ev") && d < today);
  }

  function widths() { each(document.querySelectorAll(".scroll"), function (e) { e.classList.toggle("cut", e.scrollWidth > e.clientWidth + 1); }); }

  function turn() {
    each(Array.prototype.slice.call(waiting.children), bring);
    each(document.querySelectorAll("[data-list],[data-most],[data-hide]"), prune);
    each(document.querySelectorAll("[data-on]"), function (e) {
      var on = e.getAttribute("data-on").split(" ");
      e.hidden = today < on[0] || today > on[1];
    });
    each(document.querySelectorAll("[data-down]"), function (e) { e.classList.toggle("old", today > e.getAttribute("data-down")); });
    each(document.querySelectorAll("[data-over]"), function (e) { e.hidden = today <= e.getAttribute("data-over"); });
    each(document.querySelectorAll("[data-new]"), fresh);
    each(document.querySelectorAll("[data-month]"), function (e) { e.hidden = e.getAttribute("data-month").slice(0, 7) !== today.slice(0, 7); });
    each(document.querySelectorAll("td[data-d]"), day);
    each(document.querySelectorAll("[data-left]"), count);
    each(document.querySelectorAll("[data-state]"), label);
    each(document.querySelectorAll("i[data-d]"), cell);
    each(document.querySelectorAll(".pb"), bar);
    each(document.querySelectorAll("[data-panel]"), function (e) {
      var on = today >= e.getAttribute("data-from") && today <= e.getAttribute("data-to");
      e.classList.toggle("over", today > e.getAttribute("data-to"));
      e.querySelector(".inc").textContent = on ? "含今天" : "";
    });
    each(document.querySelectorAll("[data-today]"), function (e) {
      if (e.getAttribute("data-today") === today) return;
      var d = new Date(today), p = today.split("-");
      e.textContent = +p[0] + "年" + +p[1] + "月" + +p[2] + "日　星期" + "日一二三四五六".charAt(d.getUTCDay());
      each(document.querySelectorAll("[data-lunar]"), function (l) { l.textContent = ""; });
    });
    widths();
  }
  /* A page that stays open turns at midnight. A machine that slept is late with its timers, so
     one is never longer than an hour, and who looks at the page again sees today's. */
  function wake() {
    var now = date();
    clearTimeout(timer);
    timer = setTimeout(wake, Math.min(HOUR, DAY - beijing() % DAY + 50));
    if (now < today) location.reload(); /* the clock was wrong */
    else if (now > today) { today = now; turn(); }
  }
  function start() {
    if (window.banbaoLater) waiting.innerHTML = window.banbaoLater;
    turn();
    wake();
    window.addEventListener("pageshow", wake);
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("resize", widths);
    each(document.querySelectorAll("[data-switch]"), function (b) {
      var size = b.getAttribute("data-switch") === "size";
      function show() {
        b.textContent = size ? next[root.getAttribute("data-size") || ""] : isNight() ? "日间" : "夜间";
      }
      b.addEventListener("click", function () {
        if (size) {
          var s = sizes[(sizes.indexOf(root.getAttribute("data-size") || "") + 1) % sizes.length];
          mark("data-size", s); keep("size", s);
        } else {
          var m = isNight() ? "day" : "night";
          mark("data-mode", m); keep("mode", m);
        }
        show();
      });
      show();
    });
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
}());
