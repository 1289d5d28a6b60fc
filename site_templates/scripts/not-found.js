/* Scanners that write %23 for the # of a poster's code, blanks or capitals ask for a page that is not there. The page that
   was meant is: its address is told apart from the code, which then stays on the phone. */
(function () {
  "use strict";
  var asked = /^(.*)(\/q\/[a-z0-9-]+(?:\/petugas)?)(?:\/|%20)*(?:%(?:25)*23(?:%20)*([a-z0-9-]+))?(?:\/|%20)*$/i.exec(location.pathname);
  if (!asked) return;
  var there = asked[1] + asked[2].toLowerCase() + "/";
  if (there !== location.pathname) location.replace(location.origin + there + (asked[3] ? "#" + asked[3] : location.hash));
})();
