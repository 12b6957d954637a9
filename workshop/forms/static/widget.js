import { show } from "./show.js";

export default { render: show };
