// Marks today, and this month, in a calendar. The page itself does not know the day: it would have to change at midnight.

for (const calendar of document.querySelectorAll("[data-today-in]")) {
  // Swedish writes dates as machines do: 2024-10-10. Today is what it is in the calendar's zone, wherever the reader is.
  const today = new Intl.DateTimeFormat("sv-SE", { timeZone: calendar.dataset.todayIn }).format(new Date());
  for (const time of calendar.querySelectorAll("time[datetime]")) {
    if (time.dateTime === today || time.dateTime === today.slice(0, 7)) {
      time.closest("th, li, a").setAttribute("aria-current", "date");
    }
  }
}
